import { lazy, Suspense } from 'react';
import { SnapshotSource } from './client/snapshot.tsx';
import { useView, type View } from './client/use-view.ts';
import { CompactFrame } from './frame/compact-frame.tsx';
import { Frame } from './frame/frame.tsx';
import { useForm } from './frame/use-form.ts';
import { usePairingStep } from './views/pairing/pairing-step.ts';
import { Today } from './views/today/today.tsx';

const Pairing = lazy(() => import('./views/pairing/pairing.tsx').then((m) => ({ default: m.Pairing })));
const Conflicts = lazy(() => import('./views/conflicts/conflicts.tsx').then((m) => ({ default: m.Conflicts })));
const Changes = lazy(() => import('./views/changes/changes.tsx').then((m) => ({ default: m.Changes })));
const Devices = lazy(() => import('./views/devices/devices.tsx').then((m) => ({ default: m.Devices })));
const Diagnostics = lazy(() => import('./views/diagnostics/diagnostics.tsx').then((m) => ({ default: m.Diagnostics })));
const Settings = lazy(() => import('./views/settings/settings.tsx').then((m) => ({ default: m.SettingsView })));
const Recordings = lazy(() => import('./views/recordings/recordings.tsx').then((m) => ({ default: m.Recordings })));

/** The window: the wizard until the device has an account and a room, then the views. */
export function App() {
  return (
    <SnapshotSource waiting={null}>
      <Suspense fallback={null}>
        <Console />
      </Suspense>
    </SnapshotSource>
  );
}

function Console() {
  const view = useView();
  const { step, chosen, leave } = usePairingStep();
  const { isCompact } = useForm(view);
  if (step !== null) return <Pairing step={step} onChosen={chosen} onDone={leave} />;
  if (isCompact) return <CompactFrame />;
  return (
    <Frame view={view}>
      <Shown view={view} />
    </Frame>
  );
}

function Shown({ view }: { readonly view: View }) {
  switch (view) {
    case 'today':
      return <Today />;
    case 'recordings':
      return <Recordings />;
    case 'conflicts':
      return <Conflicts />;
    case 'changes':
      return <Changes />;
    case 'devices':
      return <Devices />;
    case 'settings':
      return <Settings />;
    case 'diagnostics':
      return <Diagnostics />;
  }
}
