import './icon.css';

/** Strokes on a grid of 24. */
const PATHS = {
  today: 'M4 6h16v14H4zM4 10h16M8 3v4M16 3v4',
  recordings: 'M4 6h16M4 12h16M4 18h10',
  conflicts: 'M7 4v5a5 5 0 0 0 5 5 5 5 0 0 1 5 5v1M17 4v5a5 5 0 0 1-1.5 3.500M7 20v-1a5 5 0 0 1 1.5-3.5',
  changes: 'M12 7v5l3.5 2M3.5 12a8.5 8.5 0 1 0 2.7-6.200M3.5 4v4h4',
  devices: 'M3 7h12v10H3zM15 11l6-3v8l-6-3z',
  settings: 'M4 7h9M17 7h3M4 17h3M11 17h9M15 4.500v5M9 14.500v5',
  record: 'M12 6a6 6 0 1 0 0 12 6 6 0 1 0 0-12z',
  stop: 'M7 7h10v10H7z',
  pause: 'M9 6v12M15 6v12',
  play: 'M8 5.500v13l10-6.500z',
  undo: 'M9 7 4.5 11.5 9 16M5 11.500h9a5 5 0 0 1 0 10h-2',
  plus: 'M12 5v14M5 12h14',
  sync: 'M20 11a8 8 0 0 0-14-4.500L4 8.500M4 4.500v4h4M4 13a8 8 0 0 0 14 4.500l2-2M20 19.500v-4h-4',
  check: 'm5 12.5 4.5 4.500L19 7',
  warning: 'M12 4 2.5 20h19zM12 10v4.500M12 17v.5',
  fault: 'M8 3h8l5 5v8l-5 5H8l-5-5V8zM9 9l6 6M15 9l-6 6',
  folder: 'M3 6h6l2 2h10v11H3z',
  retry: 'M4 12a8 8 0 1 1 2.5 5.800M4 19v-5h5',
  hold: 'M9 6v12M15 6v12',
  clock: 'M12 3.500a8.5 8.5 0 1 0 0 17 8.5 8.5 0 1 0 0-17zM12 7.500V12l3 2',
  disk: 'M4 5h16v14H4zM4 14h16M16 16.500h1',
  upload: 'M12 19V6M6.5 11.5 12 6l5.5 5.500M5 21h14',
  live: 'M12 11a1.5 1.5 0 1 0 0 3 1.5 1.5 0 1 0 0-3M7.5 8a6.5 6.5 0 0 0 0 9M16.5 8a6.5 6.5 0 0 1 0 9',
  close: 'M6 6l12 12M18 6 6 18',
  down: 'm6 9 6 6 6-6',
  up: 'm6 15 6-6 6 6',
  right: 'm9 6 6 6-6 6',
  left: 'm15 6-6 6 6 6',
  link: 'M10 14a4 4 0 0 0 6 .5l3-3a4 4 0 0 0-5.7-5.700L12 7M14 10a4 4 0 0 0-6-.5l-3 3a4 4 0 0 0 5.7 5.700L12 17',
  cloud: 'M7.5 18.500a4.5 4.5 0 0 1-.5-9 6 6 0 0 1 11.5 1.5 3.8 3.8 0 0 1-.5 7.500z',
  speaker: 'M4 9.500v5h3.500L12 18.500v-13L7.5 9.500zM15.5 9a4 4 0 0 1 0 6',
  image: 'M4 5h16v14H4zM4 16l5-5 4 4 2.5-2.500L20 17M15 9v.5',
  info: 'M12 3.500a8.5 8.5 0 1 0 0 17 8.5 8.5 0 1 0 0-17zM12 11v5M12 8v.3',
  diagnostics: 'M3 13h4l2.500-7 4 13 3-9 1.500 3h3',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  shrink: 'M9.500 4v5.500H4M14.500 20v-5.500H20M9.500 9.500 3.500 3.500M14.500 14.500l6 6',
  grow: 'M14.500 4H20v5.500M9.500 20H4v-5.500M20 4l-6.500 6.500M4 20l6.500-6.500',
  scan: 'M4 8V4h4M16 4h4v4M20 16v4h-4M8 20H4v-4M8 8h3v3H8zM13 8h3v3h-3zM8 13h3v3H8zM13.500 13.500v2.500h2.500',
  room: 'M5 21V4h10v17M5 21h14M15 9h4v12M11.5 12v1',
} as const;

export type IconName = keyof typeof PATHS;

/** A picture beside words; never the only carrier of a meaning, so it is hidden from screen readers. */
export function Icon({ name, filled = false }: { readonly name: IconName; readonly filled?: boolean }) {
  const isSolid = filled || name === 'record' || name === 'stop' || name === 'play';
  return (
    <svg className={isSolid ? 'icon icon-solid' : 'icon'} viewBox="0 0 24 24" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
