import { readdirSync, readFileSync } from 'node:fs';

/** What a reading route answered once over a small database of its own: an example for whoever reads, and a test. */
export type Answered = { path: string } & Shown;

/** JSON or text whole; of a file its head, as it was sent. */
export type Shown = { answer: unknown } | { file: { type: string; disposition: string } };

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
