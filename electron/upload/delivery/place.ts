import { fault, FaultError } from '../../../shared/faults/fault.ts';
import type { DeliverySettings } from '../../../shared/settings/delivery.ts';
import type { DropPlace } from '../../ports/drop-folders.ts';
import type { Secrets } from '../../ports/secrets.ts';

/** Names under which the secrets of deliveries are kept. */
export const DELIVERY_SECRETS = ['delivery-password', 'delivery-private-key', 'delivery-passphrase'] as const;

/** Where deliveries go, as people name it. Changes when it is another place. */
export function placeName({ target, host, port, path }: DeliverySettings): string {
  if (target === 'folder') return path;
  const at = port === 0 ? host : `${host}:${port}`;
  return `${target}://${at}/${path.replace(/^\/+/, '')}`;
}

/** The place that the settings name, with its secrets. Throws FaultError `drop-unset`, `secrets-unavailable`. */
export async function placeOf(settings: DeliverySettings, secrets: Secrets): Promise<DropPlace> {
  const { target, host, path, user, login, port, caFile, hostKey } = settings;
  if (target === 'folder') {
    if (path === '') throw new FaultError(fault('drop-unset'));
    return { kind: 'folder', path };
  }
  if (host === '' || user === '') throw new FaultError(fault('drop-unset'));
  const password = login === 'password' || target === 'ftp' ? await secrets.get('delivery-password') : null;
  if (target === 'ftp') {
    const security = settings.ftpSecurity;
    const usual = security === 'implicit-tls' ? 990 : 21;
    return { kind: 'ftp', host, port: port || usual, security, caFile, user, password, path };
  }
  const privateKey = login === 'key' ? await secrets.get('delivery-private-key') : null;
  const passphrase = login === 'key' ? await secrets.get('delivery-passphrase') : null;
  return { kind: 'sftp', host, port: port || 22, user, password, privateKey, passphrase, hostKey, path };
}
