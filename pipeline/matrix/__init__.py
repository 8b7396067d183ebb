"""Plans of many units side by side: who does a common task, who cites an act, who reports when."""
