import type { UploadToken } from '../state/model.ts';
import { toBool, toInt } from '../types/decode.ts';
import type { ParamTree } from '../wire/param-tree.ts';

/** Where a file part goes while it arrives: to a fresh file, or to its final place within a token's file. */
export interface Landing {
  readonly path: string;
  /** Offset of its final place; null in a fresh file. */
  readonly at: number | null;
  /** To be called when the part is dealt with, or has broken off. */
  readonly release: () => void;
}

interface Claim {
  readonly from: number;
  readonly to: number;
}

const textOf = (fields: ParamTree, name: string): string => {
  const value = fields.get(name);
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
};

/**
 * Lets a part be written where it belongs at once, so that no byte is copied: behind what the token's file holds without
 * a gap, where nobody looks before the part is taken, and where no other part lies or arrives.
 */
export class Landings {
  private readonly claims = new Map<string, Set<Claim>>();

  /** A place for a part of at most `mostBytes` whose fields came before it; null when it must go to a fresh file. */
  claim(token: UploadToken | undefined, fields: ParamTree, mostBytes: number): Landing | null {
    const resumeAt = textOf(fields, 'resumeAt');
    if (token?.status !== 1 || token.path === null || token.autoFinalize === true) return null;
    if (!toBool(textOf(fields, 'resume')) || !/^\d+$/.test(resumeAt)) return null;
    const claim = { from: toInt(resumeAt), to: toInt(resumeAt) + mostBytes };
    const claims = this.claims.get(token.id) ?? new Set<Claim>();
    const parked = token.parked.map(({ offset, bytes }) => ({ from: offset, to: offset + bytes }));
    const isTaken = [...claims, ...parked].some((other) => other.from < claim.to && claim.from < other.to);
    if (claim.from < token.storedBytes || mostBytes === 0 || isTaken) return null;
    claims.add(claim);
    this.claims.set(token.id, claims);
    return { path: token.path, at: claim.from, release: () => void claims.delete(claim) };
  }
}
