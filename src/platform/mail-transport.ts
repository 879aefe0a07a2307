import { createTransport } from 'nodemailer';
import type { MailId, MailMessage } from './mail.ts';

export interface MailTransport {
  send(mailId: MailId, message: MailMessage): Promise<void>;
  close(): void;
}

/**
 * @param url smtp://user:password@host:587 or smtps://…
 * @param from the sender; letters are numbered under the domain of its address
 */
export function smtpTransport({ url, from }: { readonly url: string; readonly from: string }): MailTransport {
  const domain = /@([^\s>]+)/.exec(from)?.[1] ?? 'localhost';
  const smtp = createTransport({
    ...{ url, pool: true, maxConnections: 2 },
    ...{ connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 60_000 },
    ...{ disableFileAccess: true, disableUrlAccess: true },
  });
  return {
    async send(mailId, { to, subject, text, html, headers }) {
      await smtp.sendMail({
        ...{ from, to, subject, text, html },
        messageId: `<${mailId}@${domain}>`,
        headers: { 'Auto-Submitted': 'auto-generated', ...headers },
      });
    },
    close: () => smtp.close(),
  };
}
