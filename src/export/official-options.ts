import type { FileMark } from '../catalog/file-mark.js';
import type { Paper } from './official/paper.js';

export type OfficialOptions = {
  /** A3 unless told. */
  paper?: Paper;
  /** Where the log stood at publication, as a line. */
  checkpoint?: string | null;
  /** What the file says of itself; that of these contents unless told. */
  mark?: FileMark;
};
