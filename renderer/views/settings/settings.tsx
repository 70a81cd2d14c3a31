import { useEffect, useState } from 'react';
import type { IntentArgs, IntentResult } from '../../../shared/ipc/intents.ts';
import { FaultNotice } from '../../client/fault-notice.tsx';
import { useStrings } from '../../client/language.tsx';
import { useIntent } from '../../client/use-intent.ts';
import { SearchField } from '../../design/search-field.tsx';
import { SettingsDesk } from './desk.tsx';
import { Search } from './search.tsx';
import { AccountSection } from './sections/account.tsx';
import { AlertsSection } from './sections/alerts.tsx';
import { CalendarsSection } from './sections/calendars.tsx';
import { CaptureSection } from './sections/capture.tsx';
import { ConsoleSection } from './sections/console.tsx';
import { DeliverySection } from './sections/delivery.tsx';
import { LiveSection } from './sections/live.tsx';
import { PlanSection } from './sections/plan.tsx';
import { ScheduleSection } from './sections/schedule.tsx';
import { UploadSection } from './sections/upload.tsx';
import './settings.css';

const NONE: ReadonlySet<string> = new Set();

/** Everything that can be set, in sections that can be searched. A change holds at once. */
export function SettingsView() {
  const words = useStrings().settings;
  const { run: read, ...reading } = useIntent('settings');
  const { run: readLocks, ...readingLocks } = useIntent('lockedSettings');
  const { run: write, ...writing } = useIntent('changeSettings');
  const [settings, setSettings] = useState<IntentResult<'settings'> | null>(null);
  const [locked, setLocked] = useState<ReadonlySet<string>>(NONE);
  const [sought, setSought] = useState('');
  useEffect(() => {
    let isWanted = true;
    void read({}).then((answer) => {
      if (isWanted && answer) setSettings(answer);
    });
    void readLocks({}).then((answer) => {
      if (isWanted && answer) setLocked(new Set(answer.keys));
    });
    return () => {
      isWanted = false;
    };
  }, [read, readLocks]);
  const change = (changes: IntentArgs<'changeSettings'>): void =>
    void write(changes).then((answer) => {
      if (answer) setSettings(answer);
    });
  const reload = (): void =>
    void read({}).then((answer) => {
      if (answer) setSettings(answer);
    });
  const fault = reading.fault ?? readingLocks.fault ?? writing.fault;
  return (
    <div className="settings">
      <SearchField label={words.search} value={sought} onChange={setSought} />
      {fault && <FaultNotice fault={fault} />}
      {settings && (
        <SettingsDesk settings={settings} locked={locked} change={change} reload={reload}>
          <Search text={sought}>
            <Sections />
          </Search>
        </SettingsDesk>
      )}
      <p className="settings-nothing soft" role="status">
        {words.nothingFound}
      </p>
    </div>
  );
}

function Sections() {
  return (
    <>
      <AccountSection />
      <ScheduleSection />
      <CalendarsSection />
      <PlanSection />
      <CaptureSection />
      <LiveSection />
      <UploadSection />
      <DeliverySection />
      <AlertsSection />
      <ConsoleSection />
    </>
  );
}
