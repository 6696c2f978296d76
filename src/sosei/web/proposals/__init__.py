"""Values that other systems and files propose; a person confirms each."""
