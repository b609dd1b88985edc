-- Subscribes this connection to wake-ups.
listen storytracker
