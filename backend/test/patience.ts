// Servers on a busy machine take their time; a spec that hangs is still found out.
jasmine.DEFAULT_TIMEOUT_INTERVAL = 60_000;
