/** The examples in the README and the docs: the fenced blocks, with where they stand. */
import {readdirSync, readFileSync} from 'node:fs';

export interface Example {
  /** As in `docs/events.md:85`. */
  readonly where: string;
  readonly language: string;
  readonly code: string;
}

const FENCED = /^( *)```(\w+)\n([^]*?)^ *```$/gm;

export function readExamples(): Example[] {
  const docs = readdirSync('docs').filter((name) => name.endsWith('.md'));
  return ['README.md', ...docs.map((name) => `docs/${name}`)].flatMap((file) => {
    const text = readFileSync(file, 'utf8');
    return [...text.matchAll(FENCED)].map(({index, 2: language = '', 3: code = ''}) => ({
      where: `${file}:${text.slice(0, index).split('\n').length}`,
      language,
      code,
    }));
  });
}

/** The only example of a file that holds these words. */
export function exampleWith(file: string, words: string): string {
  const [found, ...more] = readExamples().filter(
    ({where, code}) => where.startsWith(`${file}:`) && code.includes(words),
  );
  if (!found || more.length > 0)
    throw new Error(`${more.length + 1} examples in ${file} hold «${words}», expected one`);
  return found.code;
}
