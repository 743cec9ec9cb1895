/**
 * A sample of the server's side of ../transform.md: a Cloud Function (2nd gen) that answers each new request of a guest's
 * device. What is to be made of a photo is yours: `develop`. Needs firebase-functions, firebase-admin and experience-session.
 */
import {outputRequestSchema, sessionSchema, type OutputRequest, type Session} from 'experience-session';
import {initializeApp} from 'firebase-admin/app';
import {FieldPath, getFirestore, type DocumentReference} from 'firebase-admin/firestore';
import {getDownloadURL, getStorage} from 'firebase-admin/storage';
import {onDocumentWritten} from 'firebase-functions/v2/firestore';
import {develop} from './develop.js';

initializeApp();

interface Job {
  readonly ref: DocumentReference;
  readonly session: Session;
  readonly stepId: string;
  readonly request: OutputRequest;
  /** The same for each delivery of one request. */
  readonly id: string;
}

/** A start may carry a request already, so creations count as well as updates. */
export const answerRequests = onDocumentWritten(
  {
    document: 'projects/{projectId}/sessions/{sessionId}',
    memory: '1GiB',
    timeoutSeconds: 120,
    maxInstances: 20,
  },
  async ({data}) => {
    const before = sessionSchema.safeParse(data?.before.data()).data;
    const session = sessionSchema.safeParse(data?.after.data()).data;
    if (!data || session?.status !== 'active') return;
    for (const stepId of Object.keys(session.inputs)) {
      const request = openRequest(session, stepId);
      // Most writes change something else.
      if (!request || (before && openRequest(before, stepId)?.requestedAt === request.requestedAt)) continue;
      await answer({ref: data.after.ref, session, stepId, request, id: `${stepId}-${request.requestedAt}`});
    }
  },
);

function openRequest(session: Session, stepId: string): OutputRequest | null {
  const {data} = outputRequestSchema.safeParse(session.inputs[stepId]);
  return data?.ended === undefined ? (data ?? null) : null;
}

async function answer(job: Job): Promise<void> {
  if (!(await claim(job))) return;
  const {ref, session, stepId, request, id} = job;
  try {
    const bucket = getStorage().bucket();
    const [photo] = await bucket.file(photoPath(session, request)).download();
    const {bytes, width, height} = await develop(photo);
    const path = `projects/${session.projectId}/sessions/${session.id}/made/${encodeURIComponent(id)}.jpg`;
    const file = bucket.file(path);
    await file.save(bytes, {contentType: 'image/jpeg'});
    const output = {url: await getDownloadURL(file), type: 'image', width, height};
    await ref.update(new FieldPath('outputs', stepId), output, 'resultAssetId', path, 'activeJobId', null);
  } catch (error) {
    console.error(id, error); // a failed try is told; were it thrown, the platform might try again behind the guest's back
    const failure = {
      requestedAt: request.requestedAt,
      code: error instanceof Refusal ? error.code : 'internal',
    };
    await ref.update(new FieldPath('jobErrors', stepId), failure, 'activeJobId', null);
  }
}

/** Whether the job is ours to do: deliveries repeat, and a guest may have asked anew since. */
function claim({ref, stepId, request, id}: Job): Promise<boolean> {
  return getFirestore().runTransaction(async (transaction) => {
    const {data: session} = sessionSchema.safeParse((await transaction.get(ref)).data());
    const isOurs =
      session?.status === 'active' &&
      session.activeJobId !== id &&
      openRequest(session, stepId)?.requestedAt === request.requestedAt;
    if (isOurs) transaction.update(ref, 'activeJobId', id);
    return isOurs;
  });
}

class Refusal extends Error {
  constructor(readonly code: string) {
    super(code);
  }
}

/** A session is a stranger's data: the photo has to be one of its outputs, and the file the guest's own. */
function photoPath({projectId, id, createdBy = '', outputs}: Session, {source}: OutputRequest): string {
  const [stepId] = Object.entries(outputs).find(([, {url}]) => url === source) ?? [];
  if (stepId === undefined || source === null) throw new Refusal('no-photo');
  const path = decodeURIComponent(new URL(source).pathname.split('/o/')[1] ?? '');
  const own = `projects/${projectId}/sessions/${id}/${encodeURIComponent(stepId)}/${createdBy}/`;
  if (!path.startsWith(own)) throw new Refusal('foreign-photo');
  return path;
}
