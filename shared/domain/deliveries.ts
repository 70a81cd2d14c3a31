import type { RecordingEvent } from './fact.ts';
import type { Instant } from './instant.ts';
import type { Recording } from './recording.ts';
import { foldUpload } from './uploads.ts';

/** What a delivery tells of itself as a whole. */
type DeliveryEvent = RecordingEvent & {
  readonly type: 'delivery-began' | 'sheet-asked' | 'delivery-abandoned' | 'delivered' | 'entry-found';
};

/** Applies an event of a delivery to its recording. */
export function foldDelivery(r: Recording, event: DeliveryEvent, at: Instant): Recording {
  if (r.state === 'delivered') {
    return event.type === 'entry-found' ? { ...r, uploads: r.uploads.map((u) => foldUpload(u, event, at)) } : r;
  }
  if (r.state !== 'uploading') return r;
  const { delivery } = r;
  switch (event.type) {
    case 'delivery-began':
      return { ...r, delivery: { ...event.delivery, step: 'media' } };
    case 'sheet-asked':
      return delivery ? { ...r, delivery: { ...delivery, step: 'sheet' } } : r;
    case 'delivery-abandoned': {
      const { delivery: abandoned, ...rest } = r;
      const uploads = r.uploads.map((u) => ({ ...u, step: 'waiting' as const, fault: null }));
      return abandoned ? { ...rest, uploads } : r;
    }
    case 'delivered':
      return { ...r, state: 'delivered', deliveredAt: at };
    case 'entry-found':
      return r;
  }
}
