/** The part that we use; the package has no types of its own. */
declare module 'jasmine-browser-runner' {
  /** The three methods of a Selenium driver that the runner calls. */
  interface Driver {
    get(url: string): Promise<unknown>;
    executeScript(script: string): Promise<unknown>;
    close(): Promise<void>;
  }

  interface Options {
    readonly srcDir: string;
    readonly srcFiles: readonly string[];
    readonly specDir: string;
    readonly specFiles: readonly string[];
    readonly cssFiles: readonly string[];
    readonly esmFilenameExtension: string;
    readonly filter?: string | undefined;
    readonly env?: object;
  }

  interface Result {
    readonly overallStatus: 'passed' | 'failed' | 'incomplete';
    readonly incompleteReason?: string;
  }

  /** Prints the results and sets the exit code. */
  function runSpecs(options: Options, parts: { buildWebdriver: () => Driver }): Promise<Result>;

  export default { runSpecs };
}
