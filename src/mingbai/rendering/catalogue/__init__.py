"""The official table of the standard catalogue (标准目录) as a workbook, written and read back."""
