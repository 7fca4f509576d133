"""The windows of a desk; they own nothing but their widgets."""
