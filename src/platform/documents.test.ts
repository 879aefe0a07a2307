import { expect, test } from 'vitest';
import { checkDocument } from './documents.ts';

test('a document is known by what it is, and gets the ending of its kind', () => {
  expect(check('%PDF-1.7\n…', 'C:\\Users\\aina\\Proposta carrer.DOC')).toMatchObject({
    contentType: 'application/pdf',
    name: 'Proposta carrer.pdf',
  });
  expect(check('a;b\n1;2\n', 'dades.CSV')).toMatchObject({ contentType: 'text/csv; charset=utf-8', name: 'dades.csv' });
  expect(check('Bon dia\n', 'nota')).toMatchObject({ contentType: 'text/plain; charset=utf-8', name: 'nota.txt' });
});

test('OpenDocument and Office files are told apart inside their archive', () => {
  const odt = archive([['mimetype', 'application/vnd.oasis.opendocument.text']]);
  const docx = archive([
    ['[Content_Types].xml', ''],
    ['word/document.xml', ''],
  ]);
  const xlsx = archive([
    ['[Content_Types].xml', ''],
    ['xl/workbook.xml', ''],
  ]);
  expect([odt, docx, xlsx].map((bytes) => check(bytes, 'x')?.kind)).toEqual(['odt', 'docx', 'xlsx']);
});

test('programs, pages, macros and other archives are refused', () => {
  const macros = archive([
    ['[Content_Types].xml', ''],
    ['word/document.xml', ''],
    ['word/vbaProject.bin', ''],
  ]);
  expect(check(macros, 'acta.docx')).toBeNull();
  expect(check(archive([['run.exe', '']]), 'acta.docx')).toBeNull();
  expect(check('MZ\x90\x00\x03', 'acta.pdf')).toBeNull();
  expect(check(Buffer.from([0xff, 0xfe, 0x41]), 'acta.txt')).toBeNull();
});

test('empty and too large files are refused with the reason', () => {
  expect(checkDocument(new Uint8Array(), 'a.pdf')).toMatchObject({ code: 'file-empty' });
  expect(checkDocument(new Uint8Array(10 * 1024 * 1024 + 1), 'a.pdf')).toMatchObject({
    code: 'file-too-large',
    details: { most: 10 },
  });
});

test('a name cannot hide its ending or leave its folder', () => {
  expect(check('%PDF-', '../../etc/pass\u202Efdp.exe')?.name).toBe('pass fdp.pdf');
  expect(check('%PDF-', '\r\n".pdf')?.name).toBe('document.pdf');
  expect(check('%PDF-', `${'ñ'.repeat(300)}.pdf`)?.name).toBe(`${'ñ'.repeat(100)}.pdf`);
});

function check(content: string | Uint8Array, name: string) {
  const result = checkDocument(typeof content === 'string' ? Buffer.from(content, 'utf8') : content, name);
  return result.ok ? result.value : null;
}

/** A ZIP archive without compression. */
function archive(files: readonly (readonly [string, string])[]): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of files) {
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(offset, 42);
    locals.push(local, Buffer.from(name + content));
    central.push(entry, Buffer.from(name));
    offset += 30 + name.length + content.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, ...central, end]);
}
