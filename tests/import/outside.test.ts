import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ReaderProcess } from '../../src/import/reader-process.js';
import { domains, title } from './builders.js';
import { aXlsx, aZip, inline, xlsxParts } from './zip-writer.js';

/** Places outside a file that it may name: one that listens on this machine, and a file that only we know the text of. */
type Outside = { web: string; path: string };

const table = `<sheetData><row>${inline('一级事项')}${inline('公开内容')}${inline('公开依据')}</row><row>${inline('甲')}${inline('乙')}<c t="inlineStr"><is><t>&x;</t></is></c></row></sheetData>`;
const plain = table.replace('&x;', '丙');
const declared = (declaration: string) => `<!DOCTYPE r [${declaration}]>`;
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const linked = (type: string, target: string) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${relations}/${type}" Target="${target}" TargetMode="External"/></Relationships>`;
const office = (root: string) => linked('officeDocument', root).replace(' TargetMode="External"', '');

function aDocx(body: string, links = ''): Buffer {
  return aZip({
    '_rels/.rels': office('word/document.xml'),
    'word/document.xml': `<w:document ${word} xmlns:r="${relations}"><w:body>${body}<w:tbl><w:tr><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>`,
    ...(links === '' ? {} : { 'word/_rels/document.xml.rels': links }),
  });
}

function anOds(content: string): Buffer {
  const space = 'urn:oasis:names:tc:opendocument:xmlns';
  const root = `xmlns:office="${space}:office:1.0" xmlns:table="${space}:table:1.0" xmlns:text="${space}:text:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"`;
  return aZip({
    mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
    'content.xml': content
      .replace('<root', `<office:document-content ${root}`)
      .replace('</root', '</office:document-content'),
  });
}

/** Each way in which a file of a format can ask for something outside it. */
function filesThatReach({ web, path }: Outside): Record<string, Buffer> {
  const file = pathToFileURL(path).href;
  const sheet = (declaration: string, part = 'xl/worksheets/sheet1.xml') => {
    const parts = xlsxParts(table);
    return aZip({
      ...parts,
      [part]: declared(declaration) + (parts[part] ?? '<sst><si><t>&x;</t></si></sst>'),
    });
  };
  const page = (inside: string) =>
    Buffer.from(`<html><head>${inside}</head><body>${inside}<p>${title}</p></body></html>`);
  const reach = (target: string): Record<string, Buffer> => ({
    'entity.xlsx': sheet(`<!ENTITY x SYSTEM "${target}">`),
    'parameter-entity.xlsx': sheet(`<!ENTITY % p SYSTEM "${target}">%p;`),
    'document-type.xlsx': aXlsx('', {
      'xl/worksheets/sheet1.xml': `<!DOCTYPE worksheet SYSTEM "${target}"><worksheet>${table}</worksheet>`,
    }),
    'entity-in-strings.xlsx': sheet(`<!ENTITY x SYSTEM "${target}">`, 'xl/sharedStrings.xml'),
    'entity-in-types.xlsx': sheet(`<!ENTITY x SYSTEM "${target}">`, '[Content_Types].xml'),
    'sheet-elsewhere.xlsx': aXlsx(plain, { 'xl/_rels/workbook.xml.rels': linked('worksheet', target) }),
    'external-link.xlsx': aXlsx(plain, {
      'xl/externalLinks/externalLink1.xml': `<externalLink xmlns:r="${relations}"><externalBook r:id="r1"/></externalLink>`,
      'xl/externalLinks/_rels/externalLink1.xml.rels': linked('externalLinkPath', target),
      'xl/connections.xml': `<connections><connection id="1" odcFile="${target}"><webPr url="${target}"/></connection></connections>`,
    }),
    'formula.xlsx': aXlsx(
      `<sheetData><row><c t="str"><f>WEBSERVICE("${target}")</f><v></v></c></row></sheetData>`,
    ),
    'picture.docx': aDocx('<w:p><w:r><w:drawing r:link="r1"/></w:r></w:p>', linked('image', target)),
    'chunk.docx': aDocx('<w:altChunk r:id="r1"/>', linked('aFChunk', target)),
    'template.docx': aDocx('<w:attachedTemplate r:id="r1"/>', linked('attachedTemplate', target)),
    'field.docx': aDocx(`<w:p><w:fldSimple w:instr="INCLUDETEXT &quot;${target}&quot;"/></w:p>`),
    'entity.docx': aZip({
      '_rels/.rels': office('word/document.xml'),
      'word/document.xml': `${declared(`<!ENTITY x SYSTEM "${target}">`)}<w:document ${word}><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>`,
    }),
    'entity.ods': anOds(`${declared(`<!ENTITY x SYSTEM "${target}">`)}<root><text:p>&x;</text:p></root>`),
    'source.ods': anOds(
      `<root><office:body><office:spreadsheet><table:table table:name="甲"><table:table-source xlink:href="${target}"/><table:table-row><table:table-cell><text:p>甲</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></root>`,
    ),
    'page.html': page(
      `<base href="${target}"><link rel="stylesheet" href="${target}"><meta http-equiv="refresh" content="0;url=${target}"><script src="${target}"></script><img src="${target}"><iframe src="${target}"></iframe><object data="${target}"></object>`,
    ),
    'frames.xls': page(`<frameset><frame src="${target}"></frameset>`),
    'formulas.csv': Buffer.from(
      `${title}\n一级事项,公开内容,公开依据\n甲,"=WEBSERVICE(""${target}"")","=IMPORTDATA(""${target}"")"`,
    ),
    'entity.xml': Buffer.from(
      `<?xml version="1.0"?>${declared(`<!ENTITY x SYSTEM "${target}">`)}<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet><Table><Row><Cell><Data>&x;</Data></Cell></Row></Table></Worksheet></Workbook>`,
    ),
    'archive.mht': Buffer.from(
      `MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\nContent-Location: ${target}\r\n\r\n<html><img src="${target}"></html>\r\n--b--`,
    ),
  });
  return {
    ...named('a page', reach(web)),
    ...named('a file', reach(file)),
    ...named('a path', reach(path)),
    ...named('a share', reach(`\\\\${web.slice('http://'.length)}`)),
  };
}

function named(what: string, files: Record<string, Buffer>): Record<string, Buffer> {
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [`${what}: ${name}`, bytes]));
}

const tracer = 'strace';
const traced = spawnSync(tracer, ['-e', 'trace=none', 'true']).status === 0;
if (!traced) console.log('T-IN-09: strace is not there or may not trace, so that one test is skipped');

describe('T-IN-09: a file that asks for something outside it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'disclosure-catalog-outside-'));
  const path = join(folder, 'canary.txt');
  const canary = `canary-${randomUUID()}`;
  const reader = new ReaderProcess();
  let calls = 0;
  const trap = createServer((socket) => {
    calls++;
    socket.on('error', () => undefined);
    socket.end(`HTTP/1.1 200 OK\r\nContent-Length: ${canary.length}\r\nConnection: close\r\n\r\n${canary}`);
  });
  beforeAll(async () => {
    writeFileSync(path, canary);
    await new Promise<void>((resolve) => trap.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => {
    reader.stop();
    trap.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('given each way to ask, then nobody is called and nothing of the other file is in the answer', async () => {
    const { port } = trap.address() as AddressInfo; // it listens on a port
    const files = filesThatReach({ web: `http://127.0.0.1:${port}/x.dtd`, path });
    expect(Object.keys(files).length).toBeGreaterThan(70);
    for (const [what, bytes] of Object.entries(files)) {
      const name = what.replace(/^.*: /, '');
      const answers = [
        await reader.read({ bytes, name, domains }),
        await reader.readGrids({ bytes, rows: 100 }),
      ];
      expect([what, JSON.stringify(answers).includes(canary)]).toEqual([what, false]);
      expect([what, calls]).toEqual([what, 0]);
      const { items, problems } = answers[0] as { items: unknown[]; problems: unknown[] }; // the reading, not the grids
      expect([what, items.length + problems.length > 0]).toEqual([what, true]);
    }
  }, 60_000);

  it('given a document type, then the file is refused as damaged, whatever it declares', async () => {
    for (const [name, bytes] of Object.entries(filesThatReach({ web: 'http://127.0.0.1:9/', path }))) {
      if (!/entity|document-type/.test(name) || name.includes('.xml')) continue;
      const { items, problems } = await reader.read({ bytes, name, domains });
      expect([name, items, problems.map(({ code }) => code)]).toEqual([name, [], ['file.damaged']]);
    }
  }, 60_000);

  (traced ? it : it.skip)(
    'given each way to ask, then the system is asked neither to open the other file nor to connect',
    () => {
      const files = filesThatReach({ web: 'http://127.0.0.1:9/', path });
      const places = Object.entries(files).map(([what, bytes], index) => {
        const place = join(folder, `${index}-${what.replace(/^.*: /, '')}`);
        writeFileSync(place, bytes);
        return place;
      });
      const source = (file: string) => new URL(`../../src/import/${file}`, import.meta.url).href;
      const program = `const { readFileSync } = await import('node:fs');
        const { readBytes } = await import(${JSON.stringify(source('read-bytes.ts'))});
        for (const place of ${JSON.stringify(places)}) await readBytes(readFileSync(place), place, []);`;
      const log = join(folder, 'trace.log');
      const node = ['--import', source('source-loader.mjs'), '--input-type=module', '-e', program];
      const run = spawnSync(
        tracer,
        ['-f', '-e', 'trace=open,openat,connect', '-o', log, process.execPath, ...node],
        { encoding: 'utf8' },
      );
      const asked = readFileSync(log, 'utf8').split('\n');
      expect([run.status, run.stderr]).toEqual([0, '']);
      expect(asked.filter((line) => line.includes(places.at(-1) ?? '')).length).toBeGreaterThan(0);
      expect(asked.filter((line) => /canary|\/etc\/passwd|AF_INET/.test(line))).toEqual([]);
    },
    60_000,
  );

  it('given the text of the other file in a cell and a call to the trap, then both would have been seen', async () => {
    const bytes = aXlsx(plain.replace('丙', canary));
    expect(JSON.stringify(await reader.read({ bytes, name: 'a.xlsx', domains }))).toContain(canary);
    const { port } = trap.address() as AddressInfo; // it listens on a port
    await new Promise((resolve) => connect(port, '127.0.0.1').on('close', resolve).resume());
    expect(calls).toBe(1);
  });
});
