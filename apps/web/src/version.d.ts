/** Version of the program this page was built from; vite.config.ts fills it in. */
declare const __TRACKER_VERSION__: string;
