import fs from 'node:fs';

/** Marks the fuse wire in every Electron executable; the version, the number of fuses and one character each follow. */
const SENTINEL = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX');

/** Positions on the wire, version 1. */
export const FUSE = { inspectArguments: 3, browserSnapshot: 6 };

/**
 * Switches fuses of an Electron executable in place. For Linux, where there is no signature to renew.
 * @param {string} executable
 * @param {ReadonlyMap<number, boolean>} fuses position → on
 */
export function setFuses(executable, fuses) {
  const bytes = fs.readFileSync(executable);
  const at = bytes.indexOf(SENTINEL);
  if (at < 0 || bytes.indexOf(SENTINEL, at + 1) >= 0) throw new Error(`${executable} has no single fuse wire`);
  const wire = at + SENTINEL.length;
  const count = bytes[wire + 1] ?? 0;
  if (bytes[wire] !== 1) throw new Error(`fuse wire version ${bytes[wire]} is not known`);
  const fd = fs.openSync(executable, 'r+');
  try {
    for (const [position, on] of fuses) {
      if (position < count) fs.writeSync(fd, on ? '1' : '0', wire + 2 + position);
    }
  } finally {
    fs.closeSync(fd);
  }
}
