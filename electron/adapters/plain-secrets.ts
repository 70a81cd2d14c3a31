import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { fault, FaultError } from '../../shared/faults/fault.ts';
import type { Secrets, SecretsState } from '../ports/secrets.ts';

const contentSchema = z.record(z.string(), z.string());

/** Secrets in a file that only this user may read, unencrypted: for an engine without a desktop's keyring. */
export class PlainSecrets implements Secrets {
  constructor(private readonly path: string) {}

  state(): SecretsState {
    return 'plain';
  }

  async get(name: string): Promise<string | null> {
    return (await this.load())[name] ?? null;
  }

  async set(name: string, value: string): Promise<void> {
    await this.save({ ...(await this.load()), [name]: value });
  }

  async remove(name: string): Promise<void> {
    const kept = Object.entries(await this.load()).filter(([known]) => known !== name);
    await this.save(Object.fromEntries(kept));
  }

  private async load(): Promise<Record<string, string>> {
    const text = await readFile(this.path, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return '{}';
      throw error;
    });
    const content = contentSchema.safeParse(jsonOrNull(text));
    if (!content.success) throw new FaultError(fault('secrets-unavailable'));
    return content.data;
  }

  private async save(content: Record<string, string>): Promise<void> {
    await mkdir(dirname(this.path), { recursive: true });
    const fresh = `${this.path}.new`;
    const file = await open(fresh, 'w', 0o600);
    try {
      await file.writeFile(JSON.stringify(content));
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(fresh, this.path);
  }
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
