import type { AddressInfo } from 'node:net';
import { createServer, type Socket } from 'node:net';
import { expect, test } from 'vitest';
import type { MailId } from './mail.ts';
import { smtpTransport } from './mail-transport.ts';

const MAIL = '0199f0c2-7b7e-7cc1-8d39-6fd1f0d3a111' as MailId;
const MESSAGE = {
  to: 'aina@exemple.cat',
  subject: 'Benvinguda, Aïna',
  text: 'Bon dia',
  html: '<p>Bon dia</p>',
  headers: { 'List-Unsubscribe': '<https://ateneu.test/u>' },
};

test('a letter reaches the mail server with both versions, a number of its own and its extra headers', async () => {
  const server = await fakeSmtp('250 taken');
  const transport = smtpTransport({ url: server.url, from: 'Ateneu <ateneu@ciutat.cat>' });
  await transport.send(MAIL, MESSAGE);
  transport.close();
  server.close();
  expect(server.heard()).toContain('MAIL FROM:<ateneu@ciutat.cat>');
  expect(server.heard()).toContain('RCPT TO:<aina@exemple.cat>');
  expect(server.heard()).toContain(`Message-ID: <${MAIL}@ciutat.cat>`);
  expect(server.heard()).toContain('List-Unsubscribe: <https://ateneu.test/u>');
  expect(server.heard()).toContain('Auto-Submitted: auto-generated');
  expect(server.heard()).toMatch(/Content-Type: text\/plain[\s\S]*Content-Type: text\/html/);
});

test('what the mail server answers is in the fault', async () => {
  const server = await fakeSmtp('550 no such mailbox');
  const transport = smtpTransport({ url: server.url, from: 'ateneu@ciutat.cat' });
  await expect(transport.send(MAIL, MESSAGE)).rejects.toMatchObject({ responseCode: 550 });
  transport.close();
  server.close();
});

/** Says yes to everything but the letter itself. */
async function fakeSmtp(verdict: string) {
  let heard = '';
  const server = createServer((socket: Socket) => {
    let inLetter = false;
    socket.write('220 test\r\n');
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      heard += chunk;
      for (const line of chunk.toString().split('\r\n').slice(0, -1)) {
        if (inLetter) {
          if (line !== '.') continue;
          inLetter = false;
          socket.write(`${verdict}\r\n`);
        } else if (line === 'DATA') {
          inLetter = true;
          socket.write('354 go on\r\n');
        } else socket.write('250 yes\r\n');
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `smtp://127.0.0.1:${port}`, heard: () => heard, close: () => server.close() };
}
