"""Characters of the private use area that stand for structure while markup is taken out of prose."""

BLOCK, BLOCK_END, CODE, CODE_END = "\ue000", "\ue001", "\ue002", "\ue003"
ALL = BLOCK + BLOCK_END + CODE + CODE_END
PARAGRAPH = "\n\n"
