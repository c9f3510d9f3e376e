// Mail: by SMTP when the operator sets it, printed in the log otherwise.
import type { Transporter } from 'nodemailer';
import type { Logger } from './logger.ts';

export interface Message {
  to: string;
  subject: string;
  text: string;
  html?: string;
}

export interface Mail {
  /** Sends now; throws when the server refuses, so that the calling job retries. */
  send(message: Message): Promise<void>;
}

export function createMail(options: { smtpUrl: string | undefined; from: string; logger: Logger }): Mail {
  if (!options.smtpUrl) {
    return {
      async send(message) {
        // Without a mail server this line is the only way to a link, so it is printed whole, to the operator's own console.
        process.stdout.write(
          `\n--- mail (SMTP_URL is not set) ---\nTo: ${message.to}\nSubject: ${message.subject}\n\n${message.text}\n---\n`
        );
        options.logger.info({ subject: message.subject }, 'mail printed');
      }
    };
  }
  const { smtpUrl } = options;
  let transport: Transporter | undefined;
  return {
    async send(message) {
      // Loaded with the first mail: most processes that have the setting send none for hours.
      transport ??= (await import('nodemailer')).createTransport(smtpUrl);
      await transport.sendMail({ from: options.from, ...message });
      options.logger.info({ subject: message.subject }, 'mail sent');
    }
  };
}

/** Keeps what would be sent, for tests. */
export function mailbox(): Mail & { sent: Message[] } {
  const sent: Message[] = [];
  return { sent, send: async (message) => void sent.push(message) };
}
