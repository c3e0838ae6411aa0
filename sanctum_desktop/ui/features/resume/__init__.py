"""The page Abby wrote, line by line with its proof."""
