import { readdir, readFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { NodeDropFolders } from '../../electron/adapters/drop/drop-folders.ts';
import { NodeFiles } from '../../electron/adapters/node-files.ts';
import { systemRandom } from '../../electron/adapters/random.ts';
import type { KalturaApi } from '../../electron/kaltura/api.ts';
import type { DropFolders, DropPlace } from '../../electron/ports/drop-folders.ts';
import type { Ledger } from '../../electron/ports/ledger.ts';
import { BulkSubmission } from '../../electron/upload/delivery/bulk-submission.ts';
import { Courier } from '../../electron/upload/delivery/courier.ts';
import { Uploader } from '../../electron/upload/uploader.ts';
import { deliverySchema, type DeliverySettings } from '../../shared/settings/delivery.ts';
import { uploadSchema } from '../../shared/settings/upload.ts';
import { HastyClock } from './hasty-clock.ts';
import { quietLog } from './quiet-log.ts';

/** Nothing of a delivery asks Kaltura. */
export const noApi: KalturaApi = {
  call: () => Promise.reject(new Error('Kaltura was asked')),
  fetchText: () => Promise.reject(new Error('Kaltura was asked')),
  callMany: () => Promise.reject(new Error('Kaltura was asked')),
  sendFile: () => Promise.reject(new Error('Kaltura was asked')),
};

/** How an uploader is told to deliver. */
export interface DeliveryOrders {
  readonly place: DropPlace;
  readonly settings?: Partial<DeliverySettings>;
  readonly drops?: DropFolders;
  readonly pinned?: (hostKey: string) => void;
  readonly api?: KalturaApi;
}

/** An uploader over a ledger that delivers into `place`. */
export function deliveringUploader(ledger: Ledger, orders: DeliveryOrders): Uploader {
  const files = new NodeFiles();
  const settings = deliverySchema.parse({ way: 'drop-folder', path: '/somewhere', ...orders.settings });
  const clock = new HastyClock();
  const api = orders.api ?? noApi;
  const courier = new Courier({
    bulk: new BulkSubmission({ api, ledger, clock, log: quietLog }),
    ...{ ledger, files, drops: orders.drops ?? new NodeDropFolders(), log: quietLog },
    settings: () => settings,
    place: () => Promise.resolve(orders.place),
    pinHostKey: orders.pinned ?? (() => undefined),
  });
  const parts = {
    ...{ api, asUser: () => noApi, ledger, clock, files, log: quietLog },
    random: { uniform: () => 0, bytes: (length: number) => systemRandom.bytes(length) },
    settings: () => uploadSchema.parse({}),
    zone: () => 'UTC',
  };
  return new Uploader(parts, courier);
}

/** What lies in a folder: name → SHA-256. */
export async function contentsOf(folder: string): Promise<ReadonlyMap<string, string>> {
  const names = (await readdir(folder)).sort();
  const hashes = names.map(async (name) => {
    const bytes = await readFile(join(folder, name));
    return [name, createHash('sha256').update(bytes).digest('hex')] as const;
  });
  return new Map(await Promise.all(hashes));
}
