import type { RecordingEvent } from './fact.ts';
import type { Instant } from './instant.ts';
import type { BulkJob, Delivery, Recording } from './recording.ts';
import { foldUpload } from './uploads.ts';

/** What a delivery tells of itself as a whole. */
type DeliveryEvent = RecordingEvent & {
  readonly type:
    | 'delivery-began'
    | 'sheet-asked'
    | 'bulk-asked'
    | 'bulk-submitted'
    | 'bulk-over'
    | 'delivery-abandoned'
    | 'delivered'
    | 'entry-found';
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
    case 'bulk-asked':
    case 'bulk-submitted':
    case 'bulk-over':
      return delivery ? { ...r, delivery: foldBulk(delivery, event, at) } : r;
    case 'delivery-abandoned': {
      const { delivery: abandoned, ...rest } = r;
      const uploads = r.uploads.map((u) =>
        u.entryId === null ? { ...u, step: 'waiting' as const, fault: null } : { ...u, fault: null },
      );
      return abandoned ? { ...rest, uploads } : r;
    }
    case 'delivered':
      return { ...r, state: 'delivered', deliveredAt: at };
    case 'entry-found':
      return r;
  }
}

type BulkEvent = DeliveryEvent & { readonly type: `bulk-${string}` };

function foldBulk(delivery: Delivery, event: BulkEvent, at: Instant): Delivery {
  const known = delivery.bulk ?? { number: 0, askedAt: at, jobId: null, isOver: false };
  const now = (bulk: BulkJob): Delivery => ({ ...delivery, step: 'sheet', bulk });
  switch (event.type) {
    case 'bulk-asked': {
      const files = delivery.files.map((file) => event.files.find((f) => f.trackId === file.trackId) ?? file);
      return { ...now({ number: known.number + 1, askedAt: at, jobId: null, isOver: false }), files };
    }
    case 'bulk-submitted':
      return now({ ...known, jobId: event.jobId });
    case 'bulk-over':
      return now({ ...known, isOver: true });
  }
}
