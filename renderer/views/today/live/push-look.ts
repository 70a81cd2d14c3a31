import type { BroadcastView, EndpointView } from '../../../../shared/ipc/broadcast-view.ts';
import type { Strings } from '../../../../shared/strings/en/english.ts';
import type { Formats } from '../../../../shared/strings/format.ts';
import type { Tone } from '../../../design/badge.tsx';
import type { IconName } from '../../../design/icon.tsx';

/** What the badge of a push says. */
export interface PushLook {
  readonly tone: Tone;
  readonly icon: IconName;
  readonly text: string;
}

const ON_TONES: Readonly<Record<BroadcastView['audience'], Tone>> = {
  'on-air': 'recording',
  'preview-only': 'caution',
  'not-yet': 'accent',
  unknown: 'accent',
};

/** How a push stands, seen from its viewers. */
export function pushLook({ state, audience, window }: BroadcastView, words: Strings['live'], f: Formats): PushLook {
  switch (state) {
    case 'waiting':
      return { tone: 'quiet', icon: 'clock', text: words.begins(f.timeExact(window.start)) };
    case 'connecting':
      return { tone: 'caution', icon: 'sync', text: words.states.connecting };
    case 'down':
      return { tone: 'recording', icon: 'fault', text: words.states.down };
    case 'ended':
      return { tone: 'quiet', icon: 'check', text: words.states.ended };
    case 'on':
      return { tone: ON_TONES[audience], icon: 'live', text: words.audience[audience] };
  }
}

/** Colour and picture of each state of an endpoint; the words say the same. */
export const ENDPOINT_LOOK: Readonly<Record<EndpointView['state'], Omit<PushLook, 'text'>>> = {
  connecting: { tone: 'caution', icon: 'sync' },
  sending: { tone: 'good', icon: 'check' },
  waiting: { tone: 'recording', icon: 'warning' },
  ended: { tone: 'quiet', icon: 'stop' },
};
