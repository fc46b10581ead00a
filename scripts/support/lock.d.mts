/** Runs `act` while holding the lock file; a lock left by a process that was killed is taken over. */
export function withLock<T>(file: string, act: () => Promise<T>): Promise<T>
