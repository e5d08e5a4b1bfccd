/** Version of the program from which this page was built. Defined in vite.config.ts. */
declare const __TRACKER_VERSION__: string;
