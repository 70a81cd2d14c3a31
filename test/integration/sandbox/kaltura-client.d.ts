/** What of the vendor's generated client the tests use; the package brings no types. */
declare module 'kaltura-client' {
  type Answer = Record<string, unknown>;
  type Request = { execute(client: object): Promise<Answer> };

  interface Configuration {
    serviceUrl: string;
    setLogger(logger: object): void;
  }
  interface Client {
    setKs(ks: string): void;
  }
  const kaltura: {
    readonly Configuration: new () => Configuration;
    readonly Client: new (configuration: Configuration) => Client;
    readonly services: Readonly<Record<string, Readonly<Record<string, (...args: readonly unknown[]) => Request>>>>;
    readonly objects: Readonly<Record<string, new (properties: object) => object>>;
  };
  export default kaltura;
}
