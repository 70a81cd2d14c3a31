/** How a stream is pushed; also the word that the console shows. */
export type PushProtocol = 'rtmps' | 'rtmp' | 'rtsp' | 'srt';

/** Where one relay pushes to. SECRET: only `id`, `label`, `protocol`, `host` and `port` may be shown. */
export interface Target {
  /** `primary`, `secondary`, or the id of a server that the operator set up. */
  readonly id: string;
  readonly label: string;
  readonly protocol: PushProtocol;
  readonly host: string;
  readonly port: number;
  readonly address: Address;
}

/** The rest of the address, in the words of its protocol. SECRET. */
export type Address =
  | RtmpAddress
  | { readonly kind: 'rtsp'; readonly path: string; readonly login: Login | null }
  | { readonly kind: 'srt'; readonly streamId: string; readonly passphrase: string | null };

/** SECRET. */
export interface RtmpAddress {
  readonly kind: 'rtmp';
  /** Path and query of the server's url, as given. */
  readonly path: string;
  /** What the client connects to, such as `kLive?t=…`. */
  readonly app: string;
  /** The name that is published. */
  readonly playpath: string;
  readonly login: Login | null;
}

/** A user and a password for the media server. SECRET. */
export interface Login {
  readonly username: string;
  readonly password: string;
}
