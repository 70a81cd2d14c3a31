import { NodeProcesses } from '../../electron/adapters/node-processes.ts';
import type { ChildProcess, ProcessSpec } from '../../electron/ports/processes.ts';

/** Real processes, none of which stands back for what else the PC has to do: a test is not alone there. */
export class EqualProcesses extends NodeProcesses {
  override spawn(spec: ProcessSpec): ChildProcess {
    return super.spawn({ ...spec, background: false });
  }
}
