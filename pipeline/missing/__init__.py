"""Who has not filed: the units expected, and the plans there are of them (đơn vị chưa ban hành kế hoạch)."""
