"""The slip that goes with a document (文件制发程序单) as docx and pdf, drawn from one value object."""
