"""The slip that accompanies a document (文件制发程序单): what it says, as a paper with one table."""
