import { faultSchema, type Fault, type FaultEffect, type FaultRequest } from './fault.ts';

interface Armed extends Fault {
  readonly id: number;
}

const same = (wanted: string | null, name: string): boolean =>
  wanted === null || wanted.toLowerCase() === name.toLowerCase();

/** The faults that are switched on. */
export class FaultSwitchboard {
  private armed: Armed[] = [];
  private nextId = 1;

  /** Switches a fault on and answers its id. Throws ZodError for what is no fault. */
  arm(request: FaultRequest): number {
    const id = this.nextId++;
    this.armed.push({ ...faultSchema.parse(request), id });
    return id;
  }

  /** Switches one fault off, or all of them. */
  clear(id?: number): void {
    this.armed = id === undefined ? [] : this.armed.filter((fault) => fault.id !== id);
  }

  /** The faults that are on, with what is left of their counts. */
  list(): readonly Readonly<Armed>[] {
    return this.armed;
  }

  /** The effects that hit a request for these actions, in the order of arming; counts them down. */
  strike(actions: readonly { readonly service: string; readonly action: string }[]): readonly FaultEffect[] {
    const hit: FaultEffect[] = [];
    this.armed = this.armed.flatMap((fault) => {
      if (!actions.some((a) => same(fault.service, a.service) && same(fault.action, a.action))) return [fault];
      if (fault.after > 0) return [{ ...fault, after: fault.after - 1 }];
      hit.push(fault.effect);
      if (fault.times === null) return [fault];
      return fault.times > 1 ? [{ ...fault, times: fault.times - 1 }] : [];
    });
    return hit;
  }
}
