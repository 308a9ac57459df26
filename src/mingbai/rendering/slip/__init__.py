"""The slip that accompanies a document (文件制发程序单) as docx and PDF, drawn from one value object."""
