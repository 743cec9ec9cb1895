/**
 * Arabic, modern standard. Requests are made with «يُرجى» and a noun, which address everybody alike. One and two of a thing
 * are words of their own and need no number.
 */
import type {Translation} from '../strings.js';

/** A sentence about so many options to pick. */
const options = (before: string, after: string) => ({
  zero: `${before} {count} خيار ${after}`,
  one: `${before} خيار واحد ${after}`,
  two: `${before} خيارين ${after}`,
  few: `${before} {count} خيارات ${after}`,
  many: `${before} {count} خيارًا ${after}`,
  other: `${before} {count} خيار ${after}`,
});

export const strings: Translation<'zero' | 'one' | 'two' | 'few' | 'many' | 'other'> = {
  next: 'التالي',
  finish: 'إنهاء',
  back: 'رجوع',
  retry: 'إعادة المحاولة',
  restart: 'البدء من جديد',
  yes: 'نعم',
  no: 'لا',
  loading: 'جارٍ التحميل…',
  stepOf: '{current} من {total}',
  stepAnnounced: 'الخطوة {current} من {total}.',
  progress: 'التقدّم',
  preview: 'معاينة',

  completeTitle: 'شكرًا جزيلًا!',
  completeText: 'لقد وصلتم إلى النهاية، وتم استلام إجاباتكم.',
  abandonedTitle: 'انتهت هذه الجلسة',
  abandonedText: 'يمكنكم البدء من جديد متى شئتم.',
  failedTitle: 'لا يمكن متابعة هذه الجلسة',
  failedText: 'حدث خطأ ما في الطريق. يمكنكم البدء من جديد.',
  elsewhereTitle: 'مفتوحة في علامة تبويب أخرى',
  elsewhereText: 'تجري المتابعة في علامة تبويب أو نافذة أخرى. إجاباتكم محفوظة.',
  takeBack: 'المتابعة هنا',
  emptyTitle: 'لا شيء هنا بعد',
  emptyText: 'لا تحتوي هذه التجربة على أي خطوات.',
  brokenStep: 'لا يمكن عرض هذه الخطوة. يمكنكم المتابعة بدونها.',

  problemRequired: 'يُرجى الإجابة عن هذا السؤال للمتابعة.',
  problemTooFew: options('يُرجى اختيار', 'على الأقل.'),
  hintAny: 'يمكن اختيار أي عدد من الخيارات.',
  hintExactly: options('يُرجى اختيار', 'بالضبط.'),
  hintAtLeast: options('يُرجى اختيار', 'على الأقل.'),
  hintAtMost: options('يمكن اختيار', 'على الأكثر.'),
  hintBetween: 'يُرجى اختيار عدد من الخيارات بين {min} و{max}.',
  charactersLeft: {
    zero: 'لم يتبقَّ أي حرف',
    one: 'تبقّى حرف واحد',
    two: 'تبقّى حرفان',
    few: 'تبقّت {count} أحرف',
    many: 'تبقّى {count} حرفًا',
    other: 'تبقّى {count} حرف',
  },

  problemAwaited: 'يرجى الانتظار قليلًا، لم يصبح هذا جاهزًا بعد.',
  awaited: 'يجري إعداد هذا من أجلك…',
  awaitedStill: 'ما زال العمل جاريًا. الأشياء الجميلة تحتاج إلى لحظة.',
  awaitedHint: 'يمكنك إغلاق هذه الصفحة والعودة لاحقًا: العمل مستمر.',
  awaitedReady: 'أصبح جاهزًا.',
  awaitedFailed: 'لم ينجح ذلك. يمكنك المحاولة مرة أخرى أو المتابعة من دونه.',
  awaitedLate: 'يستغرق هذا وقتًا أطول مما ينبغي. يمكنك المحاولة مرة أخرى أو المتابعة من دونه.',
  awaitedSkipped: 'لا يوجد ما يمكن إعداده هنا من دون صورة. يمكنك المتابعة.',
  awaitedPhoto: 'صورتك ما زالت في الطريق.',
  result: 'نتيجتك',
  source: 'صورتك',
  download: 'تنزيل',
  share: 'مشاركة',

  saving: 'جارٍ الحفظ…',
  saved: 'تم الحفظ',
  savedOnDevice: 'تم الحفظ على هذا الجهاز',
  offline: 'لا يوجد اتصال. ستبقى إجاباتكم على هذا الجهاز وتُرسل لاحقًا.',
  notKept: 'لم يتم الحفظ بعد. يُرجى إبقاء هذه الصفحة مفتوحة.',
  notSaved: 'تعذّر إرسال إجاباتكم.',

  draftTitle: 'لا يمكن عرض هذه المسودة بعد',
  draftText: 'يُرجى إصلاح ما هو مذكور هنا، وستُستأنف المعاينة تلقائيًا.',
  errorTitle: 'هذا غير متاح الآن',
  errorSetup: 'لم يتم إعداد هذه الصفحة بشكل صحيح. يُرجى إبلاغ القائمين عليها.',
  errorNotFound: 'تعذّر العثور على هذه التجربة.',
  errorClosed: 'هذه التجربة غير مفتوحة.',
  errorDenied: 'ليس لديكم إذن للوصول إلى هذه التجربة.',
  errorOffline: 'لا يوجد اتصال. يُرجى التحقق من الشبكة وإعادة المحاولة.',
  errorInput: 'حدث خطأ ما. يُرجى إعادة المحاولة.',
};
