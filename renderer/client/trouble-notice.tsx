import type { SoundOffer } from '../../shared/faults/signals.ts';
import { Button } from '../design/button.tsx';
import { FaultNotice } from './fault-notice.tsx';
import { useStrings } from './language.tsx';
import type { Trouble } from './troubles.ts';
import { useIntent } from './use-intent.ts';

/** Something that is wrong now, with its remedy; where another microphone has a signal, the switch to it. */
export function TroubleNotice({ trouble: { fault, offer, recordingId, severity } }: { readonly trouble: Trouble }) {
  return (
    <FaultNotice fault={fault} tone={severity === 'fault' ? 'recording' : 'caution'} recordingId={recordingId}>
      {offer && <TakeOffer offer={offer} />}
    </FaultNotice>
  );
}

function TakeOffer({ offer }: { readonly offer: SoundOffer }) {
  const { devices: words } = useStrings();
  const { fault, isRunning, run } = useIntent('switchSound');
  return (
    <>
      <Button size="small" look="main" isDisabled={isRunning} onPress={() => void run(offer)}>
        {words.switchToNamed(offer.to.label)}
      </Button>
      {fault && <FaultNotice fault={fault} />}
    </>
  );
}
