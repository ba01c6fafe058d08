import { readExportsTaken } from '../../actions/exports-taken.js';
import { noteRecognition, permitRecognition, recogniseFile } from '../../actions/recognise-file.js';
import type { Route } from '../route.js';
import { uploadRoute } from '../route.js';

export const whichRoutes: Route[] = [
  uploadRoute({
    path: '/which',
    access: 'file.recognise',
    operationId: 'recogniseFile',
    summary:
      'Which edition and version a file is of, what was changed in it, what was published since, and who exported it; nothing is kept',
    parameters: [],
    responds: { schema: 'recognition' },
    admit: ({ db }, _values, act) => permitRecognition(db, act),
    async answer({ db, jobs, reader }, _values, act, file) {
      await noteRecognition(db, file, act);
      const recognition = await jobs.run(async () => {
        const reading = await reader.readFile(file.bytes, file.name, reader.domains(), null);
        return recogniseFile(db, file, reading);
      });
      const exports = recognition.is && (await readExportsTaken(db, recognition.is, act));
      return { json: { ...recognition, exports } };
    },
  }),
];
