import { z } from 'zod';
import { fault, FaultError } from '../../shared/faults/fault.ts';
import type { Files } from '../ports/files.ts';
import type { Secrets, SecretsState } from '../ports/secrets.ts';

/** The OS's way to encrypt for this user on this PC. */
export interface Cipher {
  encrypt(plain: string): Uint8Array;
  /** Throws when the keyring is another one than it was. */
  decrypt(encrypted: Uint8Array): string;
}

const keptSchema = z.record(z.string(), z.object({ how: z.enum(['encrypted', 'plain']), value: z.base64() }));
type Kept = z.infer<typeof keptSchema>;

/**
 * Secrets in one file that only this user can read: encrypted by the OS's keyring where there is one, else in plain text,
 * which is said. What cannot be decrypted now is kept, since the keyring may come back.
 */
export class KeptSecrets implements Secrets {
  private unreadable = false;

  /** `cipher` is null when there is no keyring; 'locked' when there is one that would make everything wait for a person. */
  constructor(
    private readonly file: string,
    private readonly files: Files,
    private readonly cipher: Cipher | null | 'locked',
  ) {}

  state(): SecretsState {
    if (this.unreadable || this.cipher === 'locked') return 'unavailable';
    return this.cipher === null ? 'plain' : 'encrypted';
  }

  async get(name: string): Promise<string | null> {
    const secret = (await this.load())[name];
    if (!secret) return null;
    const bytes = Buffer.from(secret.value, 'base64');
    return secret.how === 'plain' ? bytes.toString() : this.decrypt(bytes);
  }

  async set(name: string, value: string): Promise<void> {
    if (this.cipher === 'locked') throw new FaultError(fault('secrets-unavailable'));
    const how = this.cipher === null ? 'plain' : 'encrypted';
    const bytes = this.cipher === null ? Buffer.from(value) : this.cipher.encrypt(value);
    const before = (await this.read()) ?? (await this.setAside());
    await this.save({ ...before, [name]: { how, value: Buffer.from(bytes).toString('base64') } });
    this.unreadable = false;
  }

  async remove(name: string): Promise<void> {
    const { [name]: removed, ...rest } = await this.load();
    if (removed) await this.save(rest);
  }

  private decrypt(bytes: Uint8Array): string {
    if (this.cipher === null || this.cipher === 'locked') return this.failed(null);
    try {
      return this.cipher.decrypt(bytes);
    } catch (error) {
      return this.failed(error);
    }
  }

  private failed(cause: unknown): never {
    this.unreadable = true;
    throw new FaultError(fault('secrets-unavailable'), { cause });
  }

  private async load(): Promise<Kept> {
    return (await this.read()) ?? this.failed(null);
  }

  /** Null when the file is there but is not one of ours. */
  private async read(): Promise<Kept | null> {
    if ((await this.files.stat(this.file)) === null) return {};
    return keptSchema.safeParse(jsonOf(await this.files.readText(this.file))).data ?? null;
  }

  /** Makes room for new secrets; the unreadable ones stay beside them. */
  private async setAside(): Promise<Kept> {
    const stat = await this.files.stat(this.file);
    await this.files.rename(this.file, `${this.file}.unreadable-${stat?.mtimeMs ?? 0}`);
    return {};
  }

  private save(kept: Kept): Promise<void> {
    return this.files.writeAtomic(this.file, `${JSON.stringify(kept, null, 2)}\n`, 'private');
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
