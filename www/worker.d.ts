/** The worker's own file, for bundlers that need it as an entry of its own. It exports nothing. */
export {};
