import type { CalendarController } from '@fullcalendar/react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { fromEpochMs, plus } from '../../../../shared/domain/instant.ts';
import { useFormats, useStrings } from '../../../client/language.tsx';
import { useSnapshot } from '../../../client/snapshot.tsx';
import { Button } from '../../../design/button.tsx';

/** Well within the last day that is shown, however long it is. */
const HALF_DAY_MS = 12 * 60 * 60_000;

/** Which day is shown, and the ways to another. */
export function TimelineHead({
  controller,
  isWeek,
  onWeek,
}: {
  readonly controller: CalendarController;
  readonly isWeek: boolean;
  readonly onWeek: (isWeek: boolean) => void;
}) {
  const { today } = useStrings();
  const formats = useFormats();
  const { now } = useSnapshot();
  const first = fromEpochMs(controller.view?.activeStart.getTime() ?? now);
  const last = plus(fromEpochMs(controller.view?.activeEnd.getTime() ?? now), -HALF_DAY_MS);
  const isToday = !isWeek && formats.isSameDay(first, now);
  return (
    <div className="timeline-head">
      <h2 className="figures">
        {formats.day(first)}
        {isWeek && ` – ${formats.day(last)}`}
      </h2>
      <div className="row">
        <Button look="bare" size="small" icon="left" aria-label={today.before} onPress={() => controller.prev()} />
        <Button size="small" isDisabled={isToday} onPress={() => controller.today()}>
          {today.dayIsToday}
        </Button>
        <Button look="bare" size="small" icon="right" aria-label={today.after} onPress={() => controller.next()} />
        <ToggleButtonGroup
          className="switcher"
          aria-label={today.timeline}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[isWeek ? 'week' : 'day']}
          onSelectionChange={(keys) => onWeek(keys.has('week'))}
        >
          <ToggleButton id="day">{today.day}</ToggleButton>
          <ToggleButton id="week">{today.week}</ToggleButton>
        </ToggleButtonGroup>
      </div>
    </div>
  );
}
