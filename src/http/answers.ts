import { readdirSync, readFileSync } from 'node:fs';

/** What a reading route answered once over a small database of its own: an example for whoever reads, and a test. */
export type Answered = { path: string; answer: unknown };

// beside src/ and dist/ alike
const folder = new URL('../../schemas/answers/', import.meta.url);

/** By operation. */
export function readAnswers(): Map<string, Answered> {
  return new Map(
    readdirSync(folder).map((file) => [
      file.replace(/\.json$/, ''),
      JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Answered, // a test holds each against the server
    ]),
  );
}
