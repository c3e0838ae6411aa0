"""What 'sanctum bench' measures."""
