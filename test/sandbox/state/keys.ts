/** What a scenario's keys stand for. */
export interface Keys {
  readonly resources: ReadonlyMap<string, number>;
  readonly entries: ReadonlyMap<string, string>;
}
