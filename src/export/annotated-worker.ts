import { parentPort, workerData } from 'node:worker_threads';
import { annotatedWorkbook } from './annotated-xlsx.js';

/** The thread in which an annotated workbook is written. */
export type Annotation = Parameters<typeof annotatedWorkbook>;

const annotation = workerData as Annotation; // what `annotateApart` starts it with
parentPort?.postMessage(await annotatedWorkbook(...annotation));
