/** Stands for `server-only`, which refuses to be imported outside a server build. */
export {}
