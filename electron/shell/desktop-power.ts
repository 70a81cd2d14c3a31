import { powerMonitor, powerSaveBlocker } from 'electron';
import type { Power } from '../ports/power.ts';

/** The PC's sleep, through Electron. The display stays on too: a blanked screen would be recorded black. */
export const desktopPower: Power = {
  stayAwake: () => {
    const id = powerSaveBlocker.start('prevent-display-sleep');
    return () => {
      if (powerSaveBlocker.isStarted(id)) powerSaveBlocker.stop(id);
    };
  },
  onResume: (then) => {
    powerMonitor.on('resume', then);
    return () => void powerMonitor.off('resume', then);
  },
};
