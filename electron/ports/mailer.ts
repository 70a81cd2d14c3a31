/** Which server takes mail from us. SECRET: `password`. */
export interface MailServer {
  readonly host: string;
  readonly port: number;
  readonly security: 'tls' | 'starttls' | 'none';
  /** Null: the server asks for none. */
  readonly login: { readonly user: string; readonly password: string } | null;
}

/** A plain text. */
export interface Mail {
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
}

/** Hands mail to a server. */
export interface Mailer {
  /** Resolves when the server has taken it. Rejects with the error of network or server, without the password. */
  send(mail: Mail, server: MailServer): Promise<void>;
}
