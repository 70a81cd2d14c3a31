import type { EventId, RecordingId, TrackId } from '../../shared/domain/ids.ts';
import { fromIso, type Instant } from '../../shared/domain/instant.ts';
import type { Occurrence } from '../../shared/domain/occurrence.ts';
import type { RecordingFrame, Track } from '../../shared/domain/recording.ts';

/** 2026-09-21 at a UTC wall time such as `14:00` or `14:00:30`. */
export const at = (time: string): Instant => fromIso(`2026-09-21T${time.length === 5 ? `${time}:00` : time}Z`);

/** A plain record event 14:00–15:00; change what the test is about. */
export const occurrence = (change: Partial<Occurrence> = {}): Occurrence => ({
  eventId: '20914012' as EventId,
  parentId: null,
  kind: 'record',
  title: 'MATH-123 Linear Algebra',
  description: 'Lecture 4 of 12',
  start: at('14:00'),
  end: at('15:00'),
  zone: null,
  status: 'active',
  templateEntryId: null,
  entryIds: [],
  resourceIds: null,
  ownerId: 'scheduler@example.edu',
  tags: [],
  location: 'Room 702',
  priority: 0,
  createdAt: at('08:00'),
  updatedAt: at('08:00'),
  preStartMs: 0,
  postEndMs: 0,
  source: 'json',
  repaired: [],
  ...change,
});

/** What opening a recording of `occurrence()` writes down. */
export const frame = (change: Partial<RecordingFrame> = {}): RecordingFrame => ({
  id: 'rec-1' as RecordingId,
  occurrence: occurrence(),
  window: { start: at('14:00'), end: at('15:00') },
  dir: '/recordings/rec-1',
  profileName: 'Lecture',
  trackIds: ['camera' as TrackId, 'screen' as TrackId],
  origin: 'schedule',
  because: [{ why: 'scheduled' }],
  openedAt: at('13:59:30'),
  pauses: [],
  stoppedAt: null,
  ...change,
});

/** A finished track. */
export const track = (trackId: string, change: Partial<Track> = {}): Track => ({
  trackId: trackId as TrackId,
  file: `/recordings/rec-1/${trackId}.mp4`,
  bytes: 1000,
  sha256: '0'.repeat(64),
  durationMs: 3_600_000,
  start: at('14:00'),
  end: at('15:00'),
  hasVideo: true,
  hasAudio: true,
  ...change,
});
