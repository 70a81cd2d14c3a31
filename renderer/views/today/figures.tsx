import type { ReactNode } from 'react';
import { useFormats, useStrings } from '../../client/language.tsx';
import { useSnapshot } from '../../client/snapshot.tsx';

/** Below this the disk is short. */
const FEW_HOURS = 5;

/** A named figure of the present. */
export function Figure({
  name,
  title,
  isBad = false,
  children,
}: {
  readonly name: string;
  readonly title?: string;
  readonly isBad?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <div className={isBad ? 'figure tone-caution figure-bad' : 'figure'} title={title}>
      <dt className="soft small">{name}</dt>
      <dd className="figures">{children}</dd>
    </div>
  );
}

/** Hours of recording that the disk still takes. */
export function DiskFigure() {
  const { today } = useStrings();
  const formats = useFormats();
  const { disk } = useSnapshot();
  if (disk === null) return null;
  return (
    <Figure
      name={today.disk}
      title={today.diskTitle(formats.bytes(disk.freeBytes), disk.folder)}
      isBad={disk.hoursLeft < FEW_HOURS}
    >
      {today.diskHours(formats.number(disk.hoursLeft))}
    </Figure>
  );
}
